package io.jackfield.benchmarks.scenario;

/** What a scenario looks at. */
enum Subject {
    BARE,
    HOST,
    /** The host with the plugins that talk to models. */
    HOST_WITH_MODELS,
    /** The same with the plugins that take money. */
    HOST_WITH_PAYMENTS,
    /** The host with a report, under Telegram's limits. */
    HOST_WITH_REPORTS,
    /** The host with settings under which a minute shows what its walls do. */
    HOST_BEHIND_WALLS,
    /** The host with Sentry beside its histograms and trace ids. */
    HOST_OBSERVED,
    /** The host without any of these. */
    HOST_UNOBSERVED,
    /** The host that starts PostgreSQL and Redis for itself. */
    HOST_WITH_OWN_STORES
}
