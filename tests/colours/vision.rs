//! Contrast, colour difference and colour vision.
//!
//! - Contrast: WCAG 2.2, "relative luminance" and "contrast ratio".
//! - Difference: CIEDE2000, after Sharma, Wu and Dalal 2005, "The CIEDE2000 color-difference formula:
//!   implementation notes, supplementary test data, and mathematical observations".
//! - Colour vision: the matrices for severity 1.0 of Machado, Oliveira and Fernandes 2009, "A
//!   physiologically-based model for simulation of color vision deficiency", on linear RGB.

/// Red, green and blue in sRGB, 0 to 255.
pub type Rgb = [u8; 3];

/// A kind of colour vision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vision {
    /// With all three kinds of cones.
    Usual,
    /// Without those for long waves (red).
    Protanopia,
    /// Without those for middle waves (green).
    Deuteranopia,
    /// Without those for short waves (blue).
    Tritanopia,
}

impl Vision {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Usual, Self::Protanopia, Self::Deuteranopia, Self::Tritanopia];

    /// What linear RGB becomes.
    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Self::Usual => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Self::Protanopia => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Deuteranopia => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Tritanopia => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }
}

/// The ratio of 1 to 21 by which two colours differ in luminance.
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let luminance = |colour| product(&[[0.2126, 0.7152, 0.0722]], linear(colour))[0];
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// How far apart two colours are for a kind of vision, in CIEDE2000.
pub fn difference(one: Rgb, other: Rgb, vision: Vision) -> f64 {
    let seen = |colour| lab(product(&vision.matrix(), linear(colour)).map(|part| part.clamp(0.0, 1.0)));
    ciede2000(seen(one), seen(other))
}

fn linear(colour: Rgb) -> [f64; 3] {
    colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn product<const ROWS: usize>(matrix: &[[f64; 3]; ROWS], vector: [f64; 3]) -> [f64; ROWS] {
    matrix.map(|row| row.iter().zip(vector).map(|(factor, part)| factor * part).sum())
}

/// Linear sRGB as CIE L*a*b* for daylight (D65).
fn lab(linear: [f64; 3]) -> [f64; 3] {
    const TO_XYZ: [[f64; 3]; 3] = [
        [0.412_456_4, 0.357_576_1, 0.180_437_5],
        [0.212_672_9, 0.715_152_2, 0.072_175_0],
        [0.019_333_9, 0.119_192_0, 0.950_304_1],
    ];
    const WHITE: [f64; 3] = [0.950_47, 1.0, 1.088_83];
    let xyz = product(&TO_XYZ, linear);
    let [x, y, z] = [0, 1, 2].map(|at| {
        let part = xyz[at] / WHITE[at];
        if part > 216.0 / 24_389.0 {
            part.cbrt()
        } else {
            (24_389.0 / 27.0 * part + 16.0) / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000 between two colours in L*a*b*.
pub fn ciede2000([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let pale = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25_f64.powi(7))).sqrt();
    let stretch = 1.0 + 0.5 * (1.0 - pale(f64::midpoint(a1.hypot(b1), a2.hypot(b2))));
    let (a1, a2) = (a1 * stretch, a2 * stretch);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));

    let is_grey = c1 * c2 == 0.0;
    let turn = if is_grey {
        0.0
    } else {
        (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0
    };
    let by_hue = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let chroma = f64::midpoint(c1, c2);
    let hue = if is_grey {
        h1 + h2
    } else {
        (h1 + turn / 2.0).rem_euclid(360.0)
    };
    let lightness = (f64::midpoint(l1, l2) - 50.0).powi(2);

    let wave = |factor: f64, shift: f64| (factor * hue + shift).to_radians().cos();
    let t = 1.0 - 0.17 * wave(1.0, -30.0) + 0.24 * wave(2.0, 0.0) + 0.32 * wave(3.0, 6.0) - 0.20 * wave(4.0, -63.0);
    let in_lightness = (l2 - l1) / (1.0 + 0.015 * lightness / (20.0 + lightness).sqrt());
    let in_chroma = (c2 - c1) / (1.0 + 0.045 * chroma);
    let in_hue = by_hue / (1.0 + 0.015 * chroma * t);
    let rotation = (60.0 * (-((hue - 275.0) / 25.0).powi(2)).exp()).to_radians();
    let together = -2.0 * pale(chroma) * rotation.sin() * in_chroma * in_hue;
    (in_lightness.powi(2) + in_chroma.powi(2) + in_hue.powi(2) + together).sqrt()
}
