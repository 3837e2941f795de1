package io.jackfield.host.isolation;

import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginInfo;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.plugins.SharedObjects;
import io.jackfield.host.store.PluginDatabases;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a context gives out of the plugin's own process: everything else is the host's. */
final class LocalParts implements AutoCloseable {
    /** By the name of the context's method. */
    private final Map<String, Supplier<Object>> answers;

    private final SharedObjects shared;

    private LocalParts(Map<String, Supplier<Object>> answers, SharedObjects shared) {
        this.answers = answers;
        this.shared = shared;
    }

    static LocalParts of(PluginInfo info, ClassLoader classLoader, Optional<Workplace.Tables> tables) {
        Map<String, Supplier<Object>> answers = new HashMap<>();
        PropertyTexts texts = PropertyTexts.of(info.id(), classLoader);
        answers.put("texts", () -> texts);
        Logger logger = LoggerFactory.getLogger("plugin." + info.id());
        answers.put("logger", () -> logger);
        // Without tables the host is asked, which says why there are none.
        tables.ifPresent(known -> answers.put("database", new OwnTables(info.id(), known)));
        return new LocalParts(answers, new SharedObjects(info.id()));
    }

    /** Opened when the plugin first asks for it; ends with the process. */
    private static final class OwnTables implements Supplier<Object> {
        private final String plugin;
        private final Workplace.Tables tables;
        private DataSource opened;

        OwnTables(String plugin, Workplace.Tables tables) {
            this.plugin = plugin;
            this.tables = tables;
        }

        @Override
        public synchronized Object get() {
            if (opened == null) {
                opened = new PluginDatabases(ServiceUrl.postgres(tables.url()), tables.connections())
                        .open(plugin, () -> {})
                        .source();
            }
            return opened;
        }
    }

    PluginContext in(PluginContext context) {
        return (PluginContext) Proxy.newProxyInstance(
                PluginContext.class.getClassLoader(),
                new Class<?>[] {PluginContext.class},
                (proxy, method, arguments) -> answer(context, method, arguments));
    }

    private <T> T shared(Class<T> type, Supplier<?> maker) {
        return shared.get(type, () -> type.cast(maker.get()));
    }

    /** Closes what extensions share; the rest ends with the process. */
    @Override
    public void close() {
        shared.close();
    }

    private Object answer(PluginContext context, Method method, Object... arguments) throws Throwable {
        if (answers.containsKey(method.getName()) && method.getParameterCount() == 0) {
            return answers.get(method.getName()).get();
        }
        if (method.getName().equals("shared")) {
            return shared((Class<?>) arguments[0], (Supplier<?>) arguments[1]);
        }
        try {
            return method.invoke(context, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
