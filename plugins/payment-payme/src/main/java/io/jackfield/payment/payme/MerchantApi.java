package io.jackfield.payment.payme;

import io.jackfield.api.payment.Merchant;
import java.time.Clock;
import java.util.Map;

/** Payme's methods, for one bot. */
final class MerchantApi {
    private final OrderMethods orders;
    private final TransactionMethods transactions;
    private final FiscalReceipts receipts;

    MerchantApi(CashDesk desk, Merchant merchant, Clock clock) {
        orders = new OrderMethods(desk, merchant.ledger(), clock);
        transactions = new TransactionMethods(desk, merchant.ledger());
        receipts = new FiscalReceipts(merchant.ledger(), desk.field());
    }

    /** The result of a call; throws {@link Refusal} where that is an error. */
    Map<String, Object> call(Call call) {
        String method = call.method();
        return switch (method) {
            case "CheckPerformTransaction" -> orders.checkPerform(call.params());
            case "CreateTransaction" -> orders.create(call.params());
            case "PerformTransaction" -> transactions.perform(call.params());
            case "CancelTransaction" -> transactions.cancel(call.params());
            case "CheckTransaction" -> transactions.check(call.params());
            case "GetStatement" -> transactions.statement(call.params());
            case "SetFiscalData" -> receipts.set(call.params());
            // ChangePassword too, which only the samples of 2017 know
            default -> throw new Refusal(Problem.UNKNOWN_METHOD, method);
        };
    }
}
