package io.jackfield.benchmarks.scenario;

/** What a command costs with many plugins and with many chats, against few: it should be the same. */
public final class Width implements Scenario {
    @Override
    public String title() {
        return "width";
    }

    @Override
    public void run(Workshop workshop, Report report) throws Exception {
        Section section = new Section(report, title());
        new WidePlugins(workshop, section).run();
        new WideChats(workshop, section).run();
    }
}
