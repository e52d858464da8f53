//! Buildings, floors and rooms.
