//! Stories, chaos, vectors, tidy and journeys.
