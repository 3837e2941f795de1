package io.jackfield.command.sales;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.lib.sales.Action;
import io.jackfield.lib.sales.Actor;
import io.jackfield.lib.sales.Applications;
import io.jackfield.lib.sales.Contact;
import io.jackfield.lib.sales.Draft;
import io.jackfield.lib.sales.testing.SalesTables;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.OperatorListContract;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** What every list promises; what managers do with this one is in {@link ManagersTest}. */
class ApplicationListTest extends OperatorListContract {
    private static final SalesTables TABLES = SalesTables.get();
    private static final List<String> PACKAGES = List.of("basic", "premium", "");

    @BeforeEach
    void emptyTables() {
        TABLES.empty();
    }

    @Override
    protected JackfieldExtension plugin() {
        return Company.plugin(TABLES);
    }

    /** For all packages and with all states. */
    @Override
    protected void addRow(PluginContext context, Person person) {
        int number = (int) person.id() % 1_000;
        Applications applications = new Applications(context.database("lib-sales"), context.clock());
        Contact contact = new Contact(person.firstName(), "+998901234567");
        String packageId = PACKAGES.get(number % PACKAGES.size());
        String made = applications
                .submit(
                        new Draft("test", person.id(), Actor.of(person), contact, packageId, ""),
                        ZoneOffset.UTC,
                        "submit-" + number)
                .application()
                .number();
        Action[] actions = Action.values();
        if (number % 2 == 0) {
            applications.act("test", made, actions[number / 2 % actions.length], Actor.of(person), "act-" + number);
        }
    }
}
