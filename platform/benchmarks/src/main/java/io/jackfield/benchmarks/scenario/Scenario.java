package io.jackfield.benchmarks.scenario;

/** One thing that the platform has promised, and how to see whether it keeps it. */
public interface Scenario {
    /** The name in the report, a few words. */
    String title();

    void run(Workshop workshop, Report report) throws Exception;
}
