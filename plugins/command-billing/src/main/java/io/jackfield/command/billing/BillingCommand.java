package io.jackfield.command.billing;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.ReplyPart;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.api.command.Request;
import io.jackfield.api.command.StepAnswer;
import io.jackfield.api.desk.ShopDesk;
import io.jackfield.api.desk.ShopDesk.Purchase;
import io.jackfield.api.desk.ShopDesk.Redeemed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pf4j.Extension;
import org.slf4j.Logger;

/** Adds {@code /billing}: plans with their prices, then ways to pay, then an invoice or a page. */
@Extension
public final class BillingCommand implements CommandHandler {
    private static final String CODE = "code";

    private final PluginContext context;
    private final ShopDesk shop;
    private final Logger log;
    private final Screens screens;
    private final HistoryScreen history;

    public BillingCommand(PluginContext context) {
        this.context = context;
        shop = context.shop();
        log = context.logger();
        screens = new Screens(context);
        history = new HistoryScreen(context.billing());
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("billing")
                .described(context.texts(), "description.billing")
                .purpose(Purpose.BUY)
                .steps(CODE, Contact.STEP);
    }

    @Override
    public Reply handle(CommandRequest request) {
        return request.chat().isPrivate() ? screens.menu(request) : inPrivate(request);
    }

    private static Reply inPrivate(Request request) {
        return Reply.text(request.text("private"))
                .keyboard(Keyboard.inline(List.of(Button.link(
                        request.text("private.open"),
                        URI.create("https://t.me/" + request.bot().username())))));
    }

    @Override
    public Reply onButton(ButtonPress press) {
        return switch (press.action()) {
            case Screens.MENU -> screens.menu(press).inPlace();
            case Screens.BUY -> choose(press);
            case Screens.PAY -> pay(press);
            case Screens.CHECK -> check(press);
            case Screens.TRY -> tryOut(press);
            case Screens.RENEW -> renew(press);
            case Screens.HISTORY -> history.of(press).inPlace();
            case Screens.CODE ->
                Reply.text(press.text("code.ask")).expect(Step.named(CODE).within(Contact.PATIENCE));
            default -> Reply.nothing();
        };
    }

    private Reply choose(ButtonPress press) {
        return screens.product(press, press.argument())
                .map(product -> product.ways().size() == 1
                        ? buy(press, product.id(), product.ways().getFirst().id())
                        : screens.ways(press, product).inPlace())
                .orElseGet(() -> gone(press));
    }

    private Reply pay(ButtonPress press) {
        String[] parts = press.argument().split(" ", 2);
        return parts.length == 2 ? buy(press, parts[0], parts[1]) : gone(press);
    }

    private Reply buy(ButtonPress press, String product, String way) {
        try {
            return screens.checkout(press, product, way, shop.buy(press, product, way));
        } catch (JackfieldException e) {
            if (e.error() == StandardError.NOT_FOUND) {
                return gone(press);
            }
            log.warn("{} cannot be bought by {} at present", product, way, e);
            return Reply.nothing().alert(press.text("unavailable"));
        }
    }

    private Reply check(ButtonPress press) {
        try {
            Purchase purchase = shop.check(press, press.argument());
            return switch (purchase.state()) {
                case OPEN -> Reply.nothing().alert(words(press, purchase.reply()));
                case PAID -> screens.menu(press).inPlace().toast(press.text("check.paid"));
                default -> closed(press);
            };
        } catch (JackfieldException e) {
            if (e.error() == StandardError.NOT_FOUND) {
                return closed(press);
            }
            log.warn("order {} cannot be looked up at present", press.argument(), e);
            return Reply.nothing().alert(press.text("check.open"));
        }
    }

    /** What is said of an open order: that the money has not come yet, or that the payment has failed. */
    private static String words(ButtonPress press, Reply state) {
        return state.parts().stream()
                .filter(ReplyPart.Text.class::isInstance)
                .map(part -> ((ReplyPart.Text) part).text())
                .findFirst()
                .orElseGet(() -> press.text("check.open"));
    }

    private Reply closed(ButtonPress press) {
        return screens.menu(press).inPlace().alert(press.text("check.closed"));
    }

    private Reply tryOut(ButtonPress press) {
        try {
            shop.tryOut(press, press.argument());
            return screens.menu(press).inPlace().toast(press.text("tried"));
        } catch (JackfieldException e) {
            if (e.error() != StandardError.NOT_FOUND) {
                throw e;
            }
            return screens.menu(press).inPlace().toast(press.text("try.over"));
        }
    }

    private Reply renew(ButtonPress press) {
        boolean wanted = press.argument().equals(Screens.ON);
        boolean goesOn = shop.renew(press, wanted).wanted();
        String outcome = goesOn ? "renewal.on" : wanted ? "renewal.elsewhere" : "renewal.off";
        return screens.menu(press).inPlace().alert(press.text(outcome));
    }

    private Reply redeem(StepAnswer answer) {
        Redeemed redeemed = shop.redeem(answer, answer.message().text().strip());
        List<Button> buttons = new ArrayList<>();
        if (!redeemed.taken()) {
            buttons.add(Button.action(answer.text("menu.code"), Screens.CODE));
        }
        buttons.add(Button.action(answer.text("code.on"), Screens.MENU));
        return redeemed.reply().keyboard(Keyboard.column(buttons));
    }

    private Reply gone(ButtonPress press) {
        return screens.menu(press).inPlace().toast(press.text("gone"));
    }

    @Override
    public Reply onStep(StepAnswer answer) {
        if (answer.step().name().equals(CODE)) {
            return redeem(answer);
        }
        Contact contact = Contact.of(answer.step());
        Map<String, String> told = Map.of(contact.key(), contact.given(answer.message()));
        try {
            Purchase purchase = shop.buy(answer, contact.product(), contact.way(), told);
            return screens.checkout(answer, contact.product(), contact.way(), purchase);
        } catch (JackfieldException e) {
            log.warn("{} cannot be bought by {} at present", contact.product(), contact.way(), e);
            return Reply.text(answer.text("unavailable"));
        }
    }
}
