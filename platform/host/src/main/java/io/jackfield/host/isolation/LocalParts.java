package io.jackfield.host.isolation;

import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginInfo;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.plugins.SharedObjects;
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

    private final LocalDatabases databases;
    private final SharedObjects shared;

    private LocalParts(Map<String, Supplier<Object>> answers, LocalDatabases databases, SharedObjects shared) {
        this.answers = answers;
        this.databases = databases;
        this.shared = shared;
    }

    static LocalParts of(PluginInfo info, ClassLoader classLoader, PluginWorker.Databases databases) {
        Map<String, Supplier<Object>> answers = new HashMap<>();
        PropertyTexts texts = PropertyTexts.of(info.id(), classLoader);
        answers.put("texts", () -> texts);
        Logger logger = LoggerFactory.getLogger("plugin." + info.id());
        answers.put("logger", () -> logger);
        return new LocalParts(answers, new LocalDatabases(info.id(), databases), new SharedObjects(info.id()));
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
        if (method.getName().equals("database")) {
            Optional<DataSource> here = arguments == null ? databases.own() : databases.named((String) arguments[0]);
            if (here.isPresent()) {
                return here.get();
            }
            // The host says why there is none.
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
