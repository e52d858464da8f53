//! Segments, zones, makers and models.
