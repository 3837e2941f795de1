package io.jackfield.report.sales;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.ReportTypeContract;
import java.util.Optional;

class WeeklyReportContractTest extends ReportTypeContract {
    @Override
    protected JackfieldExtension plugin() {
        return SalesFigures.plugin();
    }

    @Override
    protected Optional<String> report() {
        return Optional.of("sales-weekly");
    }

    @Override
    protected void prepare(PluginContext context, Person reader) {
        SalesFigures.happen(context);
    }
}
