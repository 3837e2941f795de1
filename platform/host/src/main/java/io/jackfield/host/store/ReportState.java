package io.jackfield.host.store;

/** The states of a delivery, as V0045__create_report_delivery.sql explains them; their order is what is stored. */
public enum ReportState {
    DUE,
    STORED,
    SENT,
    NOTHING,
    UNREACHABLE,
    FAILED,
    STOPPED;

    private static final ReportState[] ALL = values();

    short stored() {
        return (short) ordinal();
    }

    static ReportState of(int stored) {
        return ALL[stored];
    }
}
