package io.jackfield.host;

import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.host.admin.ActionLog;
import io.jackfield.host.admin.AdminAudit;
import io.jackfield.host.admin.AdminCall;
import io.jackfield.host.admin.AdminCalls;
import io.jackfield.host.admin.AdminMe;
import io.jackfield.host.admin.AdminOperators;
import io.jackfield.host.admin.StoredActions;
import io.jackfield.host.admin.UserLookup;
import io.jackfield.host.config.OpsConfig;
import io.jackfield.host.loop.VirtualThreads;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.staff.LogIns;
import io.jackfield.host.staff.OperatorAccounts;
import io.jackfield.host.staff.SecondFactors;
import io.jackfield.host.staff.StoredSessions;
import io.jackfield.host.staff.TelegramConfirmations;
import io.jackfield.host.staff.TokenCheck;
import io.jackfield.host.staff.Visitor;
import io.jackfield.host.store.OperatorActionTable;
import io.jackfield.host.store.OperatorSessionTable;
import io.jackfield.host.store.OperatorTable;
import io.jackfield.host.store.StoredOperator.Telegram;
import io.jackfield.host.telegram.HostPress;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Those who run the host: how they come in, and what is written down of what they do. */
final class StaffWing {
    /** What buttons of the host's own messages ask. */
    private static final String ANSWER = "staff";

    final OperatorAccounts accounts;
    final TokenCheck tokens;
    final SecondFactors factors;
    final TelegramConfirmations telegram;
    final StoredSessions sessions;
    final LogIns logIns;
    final OperatorActionTable actionTable;
    final ActionLog actions;
    private final NodeContext node;
    private final DeskWing desks;
    private final PropertyTexts texts = PropertyTexts.ofHost();

    StaffWing(NodeContext node, StorageWing storage, DeskWing desks) {
        this.node = node;
        this.desks = desks;
        OperatorTable table = new OperatorTable(storage.pool());
        boolean required = node.config().ops().secondFactor() == OpsConfig.SecondFactor.REQUIRED;
        accounts = new OperatorAccounts(table, node.identity().adminToken(), required, node.clock());
        tokens = new TokenCheck(accounts, node.identity().adminToken(), node.clock());
        factors = new SecondFactors(table, accounts, node.identity().operatorKey(), node.clock());
        telegram = new TelegramConfirmations(table, accounts, this::ask, node.clock());
        sessions = new StoredSessions(
                new OperatorSessionTable(storage.pool()),
                accounts,
                node.identity().adminToken().word(),
                node.clock());
        actionTable = new OperatorActionTable(storage.pool());
        actions = new StoredActions(node.loop(), actionTable, this::numberOf);
        logIns = new LogIns(table, accounts, tokens, factors, telegram, sessions, this::happened, node.clock());
    }

    private OptionalInt numberOf(String bot) {
        return node.table().bots().stream()
                .filter(served -> served.id().equals(bot))
                .mapToInt(ServedBot::number)
                .findFirst();
    }

    private void happened(String name, boolean host, String action, String outcome, Visitor visitor) {
        actions.add(new ActionLog.Entry(
                node.clock().instant(),
                Optional.empty(),
                name,
                action,
                name,
                "",
                Optional.empty(),
                Optional.empty(),
                outcome,
                visitor.address(),
                host));
    }

    private Future<Void> ask(Telegram account, String key, String id, Object... arguments) {
        Optional<ServedBot> bot = node.table().bots().stream()
                .filter(served -> served.number() == account.bot())
                .findFirst();
        if (bot.isEmpty()) {
            return Future.failedFuture("the bot that asks is served no more");
        }
        return VirtualThreads.call(node.vertx(), "staff-question", () -> {
            send(bot.get(), account.account(), key, id, arguments);
            return null;
        });
    }

    /** Blocks. */
    private void send(ServedBot bot, long account, String key, String id, Object... arguments) {
        String language = desks.contexts
                .people()
                .find(bot.id(), account)
                .map(Person::language)
                .orElse(bot.config().language());
        PropertyTexts wording = texts.with(bot.config().hostTexts());
        MessageDesk messages = desks.contexts.messagesOfHost();
        Button yes = Button.action(wording.get(language, key + ".yes"), ANSWER, "+" + id);
        Button no = Button.action(wording.get(language, key + ".no"), ANSWER, "-" + id);
        messages.send(
                Recipient.of(bot.id(), account),
                Reply.text(wording.get(language, key, arguments)).keyboard(Keyboard.inline(List.of(yes, no))));
    }

    /** Somebody has pressed a button of the host's own that is about nothing else; the key of what is said then. */
    String pressed(ServedBot bot, long person, HostPress press) {
        return press.action().equals(ANSWER) ? telegram.pressed(bot.number(), person, press.argument()) : "login.over";
    }

    /** What operators do with each other and with their own account. */
    List<AdminCall> calls(UserLookup lookup) {
        return AdminCalls.together(
                new AdminOperators(accounts, sessions).calls(),
                new AdminMe(accounts, factors, telegram, sessions, lookup).calls(),
                new AdminAudit(actionTable, lookup, node.table()::bots).calls());
    }
}
