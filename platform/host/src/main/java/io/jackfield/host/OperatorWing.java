package io.jackfield.host;

import io.jackfield.host.admin.AdminCall;
import io.jackfield.host.admin.AdminCalls;
import io.jackfield.host.admin.AdminLists;
import io.jackfield.host.admin.AdminPages;
import io.jackfield.host.admin.AdminPersonalData;
import io.jackfield.host.admin.AdminWidgets;
import io.jackfield.host.admin.UserLookup;
import io.jackfield.host.operator.ExtensionsOfBot;
import io.jackfield.host.operator.HostLists;
import io.jackfield.host.operator.HostOperatorDesk;
import io.jackfield.host.operator.HostPages;
import io.jackfield.host.operator.HostWidgets;
import io.jackfield.host.operator.OperatorActions;
import io.jackfield.host.operator.PersonalRecords;
import io.jackfield.host.operator.PluginAlerts;
import io.jackfield.host.operator.StaffLists;
import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.OperatorActionTable;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.store.PersonalTables;
import io.jackfield.host.telegram.ServedBot;
import java.util.List;
import java.util.Set;

/** What operators see of plugins, and what they do with what is kept of users. */
final class OperatorWing {
    final HostLists lists;
    final HostWidgets widgets;
    final HostPages pages;
    final PersonalRecords personal;

    /** @param late gets the operators' desk */
    OperatorWing(
            NodeContext node,
            StorageWing storage,
            DeskWing desks,
            PluginWing plugins,
            PaymentWing payments,
            LateDesks late) {
        OperatorActions actions =
                new OperatorActions(node.blocking(), new OperatorActionTable(storage.pool()), node.clock());
        ExtensionsOfBot extensions = new ExtensionsOfBot(
                node.loop(),
                plugins.room::live,
                desks.contexts::viewOf,
                node.config().plugins());
        lists = new HostLists(extensions, actions);
        widgets = new HostWidgets(extensions);
        pages = new HostPages(node.loop(), plugins.room, node.config().plugins());
        personal = new PersonalRecords(
                node.blocking(),
                new PersonalTables(storage.pool()),
                extensions,
                new OtherRooms(storage, desks, payments),
                node.clock());
        StaffLists staff = new StaffLists(bot -> lists.of(node.table().bot(bot)), desks.contexts.people());
        PluginAlerts alerts = new PluginAlerts(desks.alerts, node.clock());
        late.operator.set(plugin -> new HostOperatorDesk(alerts.of(plugin.id()), staff));
        plugins.onChange(() -> alerts.keep(plugin -> plugins.room.find(plugin).isPresent()));
    }

    /** What other rooms remember of users. */
    private record OtherRooms(StorageWing storage, DeskWing desks, PaymentWing payments)
            implements PersonalRecords.Elsewhere {
        @Override
        public void endRenewals(ServedBot bot, long person) {
            payments.renewals.want(bot, person, false);
        }

        @Override
        public void forgotten(PersonKey person, Set<DialogueKey> dialogues) {
            storage.memory.forgotten(person.bot(), person.person());
            storage.people.forgotten(person);
            storage.blocks.forgotten(person);
            storage.dialogues.forgotten(dialogues);
            desks.billing.subscriptions().forget(person);
            desks.billing.count().now();
        }
    }

    /** What operators do with lists, and with what is kept of people. */
    List<AdminCall> calls(NodeContext node, UserLookup lookup) {
        return AdminCalls.together(
                new AdminLists(node.loop(), lookup, lists).calls(),
                new AdminWidgets(node.vertx(), lookup, node.table()::bots, widgets, node.clock()).calls(),
                new AdminPages(pages, node.table()::bots).calls(),
                new AdminPersonalData(node.vertx(), lookup, personal).calls());
    }
}
