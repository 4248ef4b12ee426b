// Placeholder until the first file of this library is written.
