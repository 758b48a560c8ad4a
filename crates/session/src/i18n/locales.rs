//! The files of the folder `locales`, as the build script found them.

include!(concat!(env!("OUT_DIR"), "/locales.rs"));
