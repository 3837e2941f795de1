package io.jackfield.sandbox.payment;

import io.jackfield.sandbox.PageFiles;
import io.jackfield.sandbox.PageHeaders;
import io.jackfield.sandbox.SandboxOptions;
import io.jackfield.sandbox.payment.click.ClickSide;
import io.jackfield.sandbox.payment.payme.PaymeSide;
import io.jackfield.sandbox.payment.yookassa.YooKassaSide;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All simulated payment systems, their pages under {@code /payments} and their control under {@code /sandbox/payments}.
 */
public final class PaymentSides {
    private static final String PAGES = "/payments";

    private final Vertx vertx;
    private final Router router;
    private final SandboxOptions options;
    private final Map<String, SideDesk> desks = new LinkedHashMap<>();
    private volatile CallbackTargets targets = CallbackTargets.none();

    private PaymentSides(Vertx vertx, Router router, SandboxOptions options) {
        this.vertx = vertx;
        this.router = router;
        this.options = options;
    }

    /** The systems that there are. */
    private static List<PaymentSide> all() {
        return List.of(new YooKassaSide(), new PaymeSide(), new ClickSide());
    }

    /** Adds everything to {@code router}; call it on the server's event loop. */
    public static PaymentSides mount(Vertx vertx, Router router, SandboxOptions options) {
        PaymentSides sides = new PaymentSides(vertx, router, options);
        PaymentControl.mount(router, sides);
        router.route(PAGES + "*").handler(PageHeaders::set);
        PageFiles files = PageFiles.in("payments");
        router.get(PAGES + "/style/*").handler(PageFiles.in("playground"));
        router.get(PAGES + "/files/*").handler(files);
        // One page for all addresses: it looks at its own.
        List.of("", "/:system", "/:system/:payment")
                .forEach(page -> router.get(PAGES + page).handler(context -> files.send(context, "index.html")));
        all().forEach(sides::add);
        return sides;
    }

    /** One more system; on the sandbox's event loop, or before it serves. */
    public PaymentSides add(PaymentSide side) {
        Conversations conversations =
                new Conversations(vertx, options.clock(), options.webhookBackoff(), this::targets);
        SideDesk desk = new SideDesk(side, conversations, options.clock());
        if (desks.putIfAbsent(side.name(), desk) != null) {
            throw new IllegalArgumentException("there is a payment system " + side.name() + " already");
        }
        side.mount(router, desk);
        return this;
    }

    /** Says where the host is, once it serves. From any thread. */
    public void callbacksGoTo(CallbackTargets host) {
        targets = host;
    }

    CallbackTargets targets() {
        return targets;
    }

    List<SideDesk> desks() {
        return List.copyOf(desks.values());
    }

    Optional<SideDesk> desk(String system) {
        return Optional.ofNullable(desks.get(system));
    }
}
