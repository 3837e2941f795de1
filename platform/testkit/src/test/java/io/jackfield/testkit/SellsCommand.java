package io.jackfield.testkit;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.Request;
import io.jackfield.api.command.StepAnswer;
import io.jackfield.api.desk.BillingDesk.Standing;
import io.jackfield.api.desk.ShopDesk;
import io.jackfield.api.desk.ShopDesk.Product;
import io.jackfield.api.desk.ShopDesk.Purchase;
import io.jackfield.api.payment.PaymentOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sells through the shop, as {@code /billing} does. */
public final class SellsCommand implements CommandHandler {
    private final ShopDesk shop;
    private final PluginContext context;

    public SellsCommand(PluginContext context) {
        this.context = context;
        shop = context.shop();
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("buy").described("Buys").steps("email");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return switch (request.argument()) {
            case "" -> products(request);
            case "plan" -> {
                Standing standing = context.billing()
                        .standing(request.bot().id(), request.sender().id());
                yield Reply.text(standing.plan().label()
                        + standing.until().map(end -> " until " + end).orElse(""));
            }
            case "renewal" -> renewal(shop.renewal(request));
            case "stop" -> renewal(shop.renew(request, false));
            case "trials" ->
                Reply.text(shop.trials(request).stream()
                        .map(trial -> trial.label() + " " + trial.period())
                        .toList()
                        .toString());
            case "try" -> Reply.text(shop.tryOut(request, "premium").plan().label());
            default -> shop.redeem(request, request.argument()).reply();
        };
    }

    private static Reply renewal(ShopDesk.Renewal renewal) {
        return Reply.text(renewal.possible() + " " + renewal.wanted());
    }

    private Reply products(Request request) {
        List<Button> buttons = new ArrayList<>();
        for (Product product : shop.products(request)) {
            product.ways()
                    .forEach(way -> buttons.add(Button.action(
                            product.label() + " " + way.price().shown("en"), "buy", product.id() + " " + way.id())));
        }
        return Reply.text("What?").keyboard(Keyboard.column(buttons));
    }

    @Override
    public Reply onButton(ButtonPress press) {
        if (press.action().equals("check")) {
            return shop.check(press, press.argument()).reply();
        }
        String[] wanted = press.argument().split(" ");
        return shown(shop.buy(press, wanted[0], wanted[1]), press.argument());
    }

    private static Reply shown(Purchase purchase, String wanted) {
        return purchase.asks().isPresent()
                ? purchase.reply().expect(Step.named("email").with("wanted", wanted))
                : purchase.reply()
                        .and(Reply.text("Paid?")
                                .keyboard(Keyboard.column(List.of(Button.action("Check", "check", purchase.order())))));
    }

    @Override
    public Reply onStep(StepAnswer answer) {
        String wanted = answer.step().data().get("wanted");
        String[] parts = wanted.split(" ");
        return shown(
                shop.buy(
                        answer,
                        parts[0],
                        parts[1],
                        Map.of(PaymentOrder.EMAIL, answer.message().text())),
                wanted);
    }
}
