package io.jackfield.host;

import io.jackfield.api.desk.ShopDesk;
import io.jackfield.host.admin.AdminCall;
import io.jackfield.host.admin.AdminCalls;
import io.jackfield.host.admin.AdminCredits;
import io.jackfield.host.admin.AdminUserContact;
import io.jackfield.host.admin.AdminUserHistory;
import io.jackfield.host.admin.AdminUserSearch;
import io.jackfield.host.admin.AdminUsers;
import io.jackfield.host.admin.Notices;
import io.jackfield.host.admin.UserLookup;
import io.jackfield.host.admin.UserPages;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.billing.Billing;
import io.jackfield.host.calls.PluginCalls;
import io.jackfield.host.calls.PluginMeters;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.desks.HostContexts;
import io.jackfield.host.desks.OperatorChats;
import io.jackfield.host.llm.HostModelDesk;
import io.jackfield.host.schedule.Scheduler;
import io.jackfield.host.store.BillingHistoryTable;
import io.jackfield.host.store.CreditTable;
import io.jackfield.host.store.DialogueTable;
import io.jackfield.host.store.EventTable;
import io.jackfield.host.store.JobTable;
import io.jackfield.host.store.PersonSearch;
import io.jackfield.host.store.PluginDatabases;
import io.jackfield.host.store.QuotaTable;
import io.jackfield.host.store.SubscriptionTable;
import io.jackfield.host.store.Tables;
import java.util.List;
import java.util.function.Supplier;

/** The calls of plugins, and the desks that plugins reach in turn. */
final class DeskWing {
    final PluginMeters pluginMeters;
    final PluginCalls calls;
    final JobTable jobs;
    final Scheduler scheduler;
    final Billing billing;
    final HostContexts contexts;
    final OperatorChats operatorChats;
    final Alerts alerts;

    /**
     * @param models asked once plugins are called
     * @param shop asked once plugins are called
     * @param late asked once plugins are called
     */
    DeskWing(
            NodeContext node,
            StorageWing storage,
            OutboxWing out,
            Supplier<HostModelDesk> models,
            Supplier<ShopDesk> shop,
            LateDesks late) {
        pluginMeters = new PluginMeters(node.meters());
        calls = new PluginCalls(node.loop(), pluginMeters, node.config().plugins(), () -> !storage.journal.healthy());
        jobs = new JobTable(storage.pool());
        scheduler = new Scheduler(
                node.loop(),
                node.blocking(),
                jobs,
                calls,
                plugin -> node.config().plugins().limitsOf(plugin).jobDeadline(),
                node.clock());
        billing = billing(node, storage);
        contexts = contexts(node, storage, out, models, shop, late);
        operatorChats = new OperatorChats(node.liveConfig(), contexts.messagesOfHost());
        alerts = new Alerts(node.clock(), operatorChats::tell);
    }

    private static Billing billing(NodeContext node, StorageWing storage) {
        return new Billing(
                node.loop(),
                node.blocking(),
                new SubscriptionTable(storage.pool()),
                new QuotaTable(storage.pool()),
                new BillingHistoryTable(storage.pool()),
                new CreditTable(storage.pool()),
                storage.memory,
                node.table(),
                new Billing.Setting(
                        node.identity().host(),
                        node.config().plugins().longestCall().multipliedBy(2),
                        node.clock(),
                        node.meters()));
    }

    private HostContexts contexts(
            NodeContext node,
            StorageWing storage,
            OutboxWing out,
            Supplier<HostModelDesk> models,
            Supplier<ShopDesk> shop,
            LateDesks late) {
        PluginsConfig config = node.config().plugins();
        PluginDatabases ownDatabases =
                new PluginDatabases(node.config().database().url().orElseThrow(), config.databaseConnections());
        return new HostContexts(
                node.blocking(),
                Tables.of(storage.pool()),
                storage.memory,
                storage.dialogues,
                storage.journal,
                out.outbox,
                out.api,
                node.table(),
                models::get,
                billing.desk(),
                shop,
                late,
                scheduler,
                new HostContexts.Databases(ownDatabases, storage.foreignDatabases),
                config,
                node.clock());
    }

    /** What operators do with users. */
    List<AdminCall> calls(NodeContext node, StorageWing storage, UserLookup lookup) {
        UserPages pages = new UserPages(storage.memory, storage.blocks, billing.accounts());
        Notices notices = new Notices(node.vertx(), contexts.messagesOfHost());
        EventTable events = new EventTable(storage.pool());
        return AdminCalls.together(
                new AdminUserSearch(lookup, new PersonSearch(storage.pool()), storage.blocks).calls(),
                new AdminUsers(lookup, pages, billing, notices, node.clock()).calls(),
                new AdminCredits(lookup, pages, billing.credits(), notices).calls(),
                new AdminUserContact(
                                node.vertx(),
                                lookup,
                                contexts.messagesOfHost(),
                                new AdminUserContact.History(storage.dialogues, events),
                                storage.blocks,
                                node.clock())
                        .calls(),
                new AdminUserHistory(lookup, events, new DialogueTable(storage.pool())).calls());
    }
}
