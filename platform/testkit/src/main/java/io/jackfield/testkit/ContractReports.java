package io.jackfield.testkit;

import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportReaders;
import io.jackfield.api.report.ReportReaders.Reader;
import io.jackfield.api.report.ReportSubject;
import io.jackfield.api.report.ReportType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a type of reports as a host does. */
final class ContractReports {
    /** More than any test has prepared: a type that goes on has lost its place. */
    private static final int MOST_PAGES = 1_000;

    private final InMemoryHost host;
    private final ReportType type;

    ContractReports(InMemoryHost host, ReportType type) {
        this.host = host;
        this.type = type;
    }

    /** About the first that this reader may ask about. */
    ContractReport of(Person reader, ReportPeriod period) {
        String subject =
                subjects(reader).stream().findFirst().map(ReportSubject::id).orElse("");
        return about(reader, period, subject);
    }

    ContractReport about(Person reader, ReportPeriod period, String subject) {
        return new ContractReport(
                host, type, period, new Reader(Recipient.of(TestBot.ID, reader.id()), subject), Optional.of(reader));
    }

    /** As the readers of a schedule are given it. */
    ContractReport to(Reader reader, ReportPeriod period) {
        Optional<Person> person =
                host.people().find(TestBot.ID, reader.recipient().chat());
        return new ContractReport(host, type, period, reader, person);
    }

    List<ReportSubject> subjects(Person asker) {
        try {
            return type.subjects(host.context().onlyBot(), asker);
        } catch (Exception e) {
            throw new AssertionError("no subjects for " + asker.firstName() + ": " + e, e);
        }
    }

    List<Reader> readers(ReportPeriod period, int most) {
        return pages(period, most).stream()
                .flatMap(page -> page.readers().stream())
                .toList();
    }

    List<ReportReaders> pages(ReportPeriod period, int most) {
        List<ReportReaders> pages = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            ReportReaders page = page(period, after, most);
            pages.add(page);
            after = page.next();
            if (pages.size() > MOST_PAGES) {
                throw new AssertionError("there is always one more page of readers, after " + after.orElse(""));
            }
        } while (after.isPresent());
        return pages;
    }

    private ReportReaders page(ReportPeriod period, Optional<String> after, int most) {
        try {
            return type.readers(host.context().onlyBot(), period, after, most);
        } catch (Exception e) {
            throw new AssertionError("no readers after " + after + ": " + e, e);
        }
    }
}
