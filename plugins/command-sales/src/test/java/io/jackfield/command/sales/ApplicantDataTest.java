package io.jackfield.command.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.lib.sales.Actor;
import io.jackfield.lib.sales.Applications;
import io.jackfield.lib.sales.Contact;
import io.jackfield.lib.sales.Draft;
import io.jackfield.lib.sales.testing.SalesTables;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.PersonalDataContract;
import io.jackfield.testkit.TestChat;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApplicantDataTest extends PersonalDataContract {
    private static final SalesTables TABLES = SalesTables.get();

    @RegisterExtension
    final JackfieldExtension jackfield = Company.plugin(TABLES);

    @BeforeEach
    void emptyTables() {
        TABLES.empty();
    }

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Override
    protected void prepare(PluginContext context, Person person) {
        new Applications(context.database("lib-sales"), context.clock())
                .submit(
                        new Draft(
                                "test",
                                person.id(),
                                Actor.of(person),
                                new Contact(person.firstName(), "+998901234567"),
                                "basic",
                                ""),
                        ZoneOffset.UTC,
                        UUID.randomUUID().toString());
    }

    @Test
    void numberAndPackageStayWithoutWhoseTheyWere() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/apply basic");
        ada.sends("Ada Lovelace");
        ada.sends("901234567");
        ada.presses("✅ Send");
        assertThat(jackfield.operator().exports(ada.userId()).toString())
                .contains("A-2026-000001", "Ada Lovelace", "+998901234567");

        jackfield.operator().erases(ada.userId());

        assertThat(jackfield.operator().list("applications").rows())
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .contains("A-2026-000001", "Basic", "lost")
                        .doesNotContain("Ada Lovelace", "+998901234567"));
    }
}
