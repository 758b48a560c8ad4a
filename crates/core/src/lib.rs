//! The core of Hashiya: articles and their sentences, annotations of them, and the file that carries
//! both. Pure: no browser, no IO, no clock and no chance, so that page, command line and tests run the
//! same code.

pub mod agreement;
pub mod anchor;
pub mod annotation;
pub mod article;
pub mod codebook;
pub mod codec;
pub mod exchange;
pub mod text;
