package io.jackfield.benchmarks.scenario;

/** What a scenario looks at. */
enum Subject {
    BARE,
    HOST,
    /** The host with the plugins that talk to models. */
    HOST_WITH_MODELS,
    /** The host that starts PostgreSQL and Redis for itself. */
    HOST_WITH_OWN_STORES
}
