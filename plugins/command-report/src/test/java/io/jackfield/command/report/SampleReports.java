package io.jackfield.command.report;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.report.ReportCall;
import io.jackfield.api.report.ReportPeriod.Kind;
import io.jackfield.api.report.ReportSpec;
import io.jackfield.api.report.ReportSubject;
import io.jackfield.api.report.ReportType;
import java.util.List;
import java.util.stream.IntStream;

/** Reports as other plugins of a bot bring them. */
final class SampleReports {
    private SampleReports() {}

    /** About the children of whoever asks: two of most, ten of Lena. */
    public static final class Weekly implements ReportType {
        public Weekly(PluginContext context) {
            // needs nothing of it
        }

        @Override
        public ReportSpec spec() {
            return ReportSpec.named("weekly", "sample.weekly", Kind.WEEK, Kind.MONTH, Kind.RANGE);
        }

        @Override
        public List<ReportSubject> subjects(BotView bot, Person asker) {
            return IntStream.rangeClosed(1, asker.firstName().equals("Lena") ? 10 : 2)
                    .mapToObj(number -> new ReportSubject(asker.id() + "-" + number, "Child " + number))
                    .toList();
        }

        @Override
        public Reply report(ReportCall call) {
            return switch (call.period().kind()) {
                case MONTH -> Reply.nothing();
                default ->
                    Reply.text("Learnt by " + call.subject() + " from "
                            + call.period().from() + " to " + call.period().to());
            };
        }
    }

    /** What another plan opens. */
    public static final class Progress implements ReportType {
        public Progress(PluginContext context) {
            // needs nothing of it
        }

        @Override
        public ReportSpec spec() {
            return ReportSpec.named("progress", "sample.progress", Kind.WEEK).needing("progress");
        }

        @Override
        public Reply report(ReportCall call) {
            return Reply.text("Progress");
        }
    }

    /** Cannot be made at present. */
    public static final class Broken implements ReportType {
        public Broken(PluginContext context) {
            // needs nothing of it
        }

        @Override
        public ReportSpec spec() {
            return ReportSpec.named("broken", "sample.broken", Kind.DAY);
        }

        @Override
        public Reply report(ReportCall call) {
            throw new JackfieldException(StandardError.UNAVAILABLE, "the figures are away");
        }
    }
}
