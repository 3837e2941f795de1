package io.jackfield.payment.click;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.payment.PaymentSpec;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.payment.click.ShopCall.Action;
import java.util.Optional;
import org.pf4j.Extension;
import org.slf4j.Logger;

/**
 * Click, in soʻm. The buyer pays on Click's page or in its app, and Click calls us twice: before it takes the money,
 * and afterwards. Reversals and questions go to its Merchant API, where the bot has that.
 */
@Extension
public final class ClickProvider implements PaymentProvider {
    private final PluginContext context;
    private final Logger log;

    public ClickProvider(PluginContext context) {
        this.context = context;
        log = context.logger();
        // so that a mistake shows when the plugin is loaded, and not when somebody pays
        context.bots().forEach(bot -> Account.of(bot.config()));
    }

    @Override
    public PaymentSpec spec() {
        return PaymentSpec.named("click");
    }

    @Override
    public Optional<Abilities> abilities(Merchant merchant) {
        Abilities plain = Abilities.of(Account.CURRENCY);
        return Account.of(merchant.config())
                .map(account -> account.merchantUserId().isPresent() ? plain.can(Ability.REFUND, Ability.LOOK) : plain);
    }

    @Override
    public String label(String language, Merchant merchant) {
        return merchant.text(language, "label");
    }

    @Override
    public Checkout checkout(PaymentOrder order, Merchant merchant) {
        if (!order.price().currency().equals(Account.CURRENCY) || order.price().isZero()) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "order " + order.id() + " costs " + order.price() + "; Click takes " + Account.CURRENCY
                            + ", and more than nothing");
        }
        Account account = Account.of(merchant.config())
                .orElseThrow(() -> new JackfieldException(
                        StandardError.CONFIG_INVALID,
                        "bot " + merchant.bot().id() + " has no account with Click; set serviceId, merchantId and"
                                + " secretKey in config/plugins/payment-click.yaml, or CLICK_SERVICE_ID,"
                                + " CLICK_MERCHANT_ID and CLICK_SECRET_KEY"));
        return new Checkout.Page(PayLink.of(account, order, merchant.returnAddress()));
    }

    @Override
    public WebAnswer callback(WebRequest request, Merchant merchant) {
        Optional<Account> account = Account.of(merchant.config());
        if (account.isEmpty()) {
            return WebAnswer.notFound();
        }
        try {
            return answer(ShopCall.of(request), account.get(), merchant).toWeb();
        } catch (Refusal malformed) {
            log.debug("a call is malformed");
            return Answer.of(malformed.outcome()).toWeb();
        }
    }

    private Answer answer(ShopCall call, Account account, Merchant merchant) {
        Answer answer = asked(call, account, merchant);
        log.info("action={} click_trans_id={} {}", call.action(), call.systemId(), answer.outcome());
        return answer;
    }

    private Answer asked(ShopCall call, Account account, Merchant merchant) {
        try {
            return new ShopApi(account, merchant, api(account), context.clock()).answer(call);
        } catch (Refusal refused) {
            return Answer.of(refused.outcome());
        } catch (JackfieldException e) {
            log.warn(
                    "action={} click_trans_id={} cannot be answered: {}", call.action(), call.systemId(), e.toString());
            return Answer.of(call.action() == Action.COMPLETE ? Outcome.NOT_CREDITED : Outcome.BAD_REQUEST);
        }
    }

    @Override
    public Optional<Reported> look(Transaction transaction, Merchant merchant) {
        return api(merchant).flatMap(api -> new MoneyBack(api).look(transaction));
    }

    @Override
    public Handed refund(Refund refund, Merchant merchant) {
        return api(merchant)
                .map(api -> new MoneyBack(api).refund(refund))
                .orElseGet(() -> new Handed.ByHand("give payment " + MoneyBack.name(refund.transaction())
                        + " back in Click's cabinet; with merchantUserId it goes by itself"));
    }

    private Optional<MerchantApi> api(Merchant merchant) {
        return Account.of(merchant.config()).flatMap(this::api);
    }

    /** Absent for a bot that has only SHOP-API. */
    private Optional<MerchantApi> api(Account account) {
        return account.merchantUserId()
                .map(user -> new MerchantApi(
                        context.shared(HttpConnections.class, HttpConnections::new), account, user, context.clock()));
    }
}
