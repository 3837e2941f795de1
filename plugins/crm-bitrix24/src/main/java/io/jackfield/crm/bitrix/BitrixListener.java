package io.jackfield.crm.bitrix;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.event.Event;
import io.jackfield.api.event.EventListener;
import io.jackfield.api.event.HeardEvent;
import io.jackfield.api.event.ListenerSpec;
import io.jackfield.lib.sales.Application;
import io.jackfield.lib.sales.Applications;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.pf4j.Extension;

/** Tells Bitrix24 of applications. */
@Extension
public final class BitrixListener implements EventListener, AutoCloseable {
    private static final String LIBRARY = "lib-sales";
    private static final String CHANGED = "application.changed";
    private static final String NUMBER = "A-\\d{4}-\\d{6,9}";
    private static final int LOCKS = 64;

    private final Applications applications;
    private final RestCalls calls;
    private final Leads leads;
    /** Events of one application may be those of two people, the applicant's and the manager's, and come at once. */
    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    public BitrixListener(PluginContext context) {
        applications = new Applications(context.database(LIBRARY), context.clock());
        calls = new RestCalls(context.clock());
        leads = new Leads(calls);
        // so that a mistake shows when the plugin is loaded
        Portal.of(context.config());
        context.bots().forEach(bot -> Portal.of(bot.config()));
    }

    @Override
    public ListenerSpec spec() {
        return ListenerSpec.named("crm-bitrix24", "application.sent", CHANGED);
    }

    /** Does nothing for a bot without a portal, and for an event that names no application. */
    @Override
    public void on(HeardEvent heard, BotView bot) throws InterruptedException {
        Optional<Portal> portal = Portal.of(bot.config());
        Optional<Application> application = portal.isEmpty() ? Optional.empty() : application(heard.event());
        if (application.isEmpty()) {
            return;
        }
        Lock lock = locks[Math.floorMod(application.get().number().hashCode(), LOCKS)];
        lock.lockInterruptibly();
        try {
            bring(portal.get(), new LeadFields(application.get(), portal.get(), bot), heard.event());
        } finally {
            lock.unlock();
        }
    }

    private Optional<Application> application(Event event) {
        return Optional.ofNullable(event.facts().get("number"))
                .filter(number -> number.matches(NUMBER))
                .flatMap(number -> applications.find(event.bot(), number));
    }

    /** A lead that is there already when its application was sent was made by an earlier try. */
    private void bring(Portal portal, LeadFields fields, Event event) throws InterruptedException {
        Optional<Leads.Lead> lead = leads.find(portal, fields.origin());
        if (lead.isEmpty()) {
            leads.add(portal, fields.all());
        } else if (event.name().equals(CHANGED)) {
            leads.update(portal, lead.get(), fields.changed(event.facts().getOrDefault("what", ""), lead.get()));
        }
    }

    @Override
    public void close() throws InterruptedException {
        calls.close();
    }
}
