package io.jackfield.lib.openai;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Bot;
import io.jackfield.testkit.TestContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The context of a plugin that bots {@code tea} and {@code coffee} use, whose files a test can change. */
final class TwoBotsContext {
    private final String plugin;
    private final Map<String, ?> own;
    private final PluginContext context;
    private final Map<String, PluginConfig> bots = new HashMap<>();

    /** @param own the plugin's own configuration, which counts for both bots at first */
    TwoBotsContext(String plugin, Map<String, ?> own) {
        this.plugin = plugin;
        this.own = own;
        context = TestContext.of(plugin, own);
        bots.put("tea", context.config());
        bots.put("coffee", context.config());
    }

    /** Changes what a bot lays over the plugin's configuration. */
    TwoBotsContext set(String bot, Map<String, ?> overlay) {
        Map<String, Object> both = new HashMap<>(own);
        both.putAll(overlay);
        bots.put(bot, TestContext.of(plugin, both).config());
        return this;
    }

    PluginContext context() {
        return (PluginContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {PluginContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "bots" -> List.of(new View("coffee"), new View("tea"));
                    case "bot" -> new View((String) arguments[0]);
                    default -> {
                        try {
                            yield method.invoke(context, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }
                });
    }

    private final class View implements BotView {
        private final String id;

        View(String id) {
            this.id = id;
        }

        @Override
        public Bot bot() {
            throw new UnsupportedOperationException();
        }

        @Override
        public PluginConfig config() {
            return bots.get(id);
        }

        @Override
        public String text(String language, String key, Object... arguments) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String language() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ZoneId timeZone() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ZoneId timeZone(long userId) {
            throw new UnsupportedOperationException();
        }
    }
}
