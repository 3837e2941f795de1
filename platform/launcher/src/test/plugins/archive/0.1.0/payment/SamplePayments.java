package sample;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.Money;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.pf4j.Extension;

/** A payment system, and a command that asks it. The extension point is experimental: this jar may be replaced with it. */
@Extension
public final class SamplePayments implements PaymentProvider, CommandHandler {
    private final PluginContext context;

    public SamplePayments(PluginContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return context.plugin().id();
    }

    @Override
    public Set<String> currencies() {
        return Set.of("EUR");
    }

    @Override
    public Checkout checkout(PaymentOrder order) {
        return new Checkout.Page(URI.create("https://pay.example.org/" + order.id() + "/" + order.price().minorUnits()));
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command(name().replace('-', '_'));
    }

    @Override
    public Reply handle(CommandRequest request) {
        PaymentOrder order = new PaymentOrder(
                "order-1",
                request.recipient(),
                "A month",
                "Everything",
                new Money(599, "EUR"),
                PaymentOrder.State.OPEN,
                context.clock().instant().plus(Duration.ofDays(1)));
        return Reply.text(((Checkout.Page) checkout(order)).address().toString());
    }
}
