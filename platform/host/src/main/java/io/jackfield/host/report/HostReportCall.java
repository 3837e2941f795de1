package io.jackfield.host.report;

import io.jackfield.api.BotView;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.report.ReportCall;
import io.jackfield.api.report.ReportPeriod;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/**
 * One report to make, as its plugin sees it.
 *
 * @param comments what a model says, asked on the plugin's thread
 */
public record HostReportCall(
        BotView bot,
        ReportPeriod period,
        String subject,
        Recipient recipient,
        Optional<Person> reader,
        boolean asked,
        Function<Question, Optional<String>> comments)
        implements ReportCall {

    @Override
    public String language() {
        return reader.map(Person::language).orElseGet(bot::language);
    }

    @Override
    public ZoneId timeZone() {
        return reader.map(person -> bot.timeZone(person.id())).orElseGet(bot::timeZone);
    }

    @Override
    public String text(String key, Object... arguments) {
        return bot.text(language(), key, arguments);
    }

    @Override
    public Optional<String> comment(Question question) {
        return comments.apply(question);
    }
}
