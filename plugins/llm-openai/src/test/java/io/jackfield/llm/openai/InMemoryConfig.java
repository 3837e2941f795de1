package io.jackfield.llm.openai;

import io.jackfield.api.PluginConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A flat configuration of texts; whatever is no text has its fallback. */
record InMemoryConfig(Map<String, String> values) implements PluginConfig {
    @Override
    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).filter(text -> !text.isEmpty());
    }

    @Override
    public String requiredText(String key) {
        return text(key).orElseThrow();
    }

    @Override
    public int number(String key, int least, int most, int fallback) {
        return fallback;
    }

    @Override
    public boolean flag(String key, boolean fallback) {
        return fallback;
    }

    @Override
    public Duration duration(String key, Duration fallback) {
        return fallback;
    }

    @Override
    public List<String> texts(String key) {
        return List.of();
    }

    @Override
    public PluginConfig section(String key) {
        return new InMemoryConfig(Map.of());
    }

    @Override
    public List<PluginConfig> sections(String key) {
        return List.of();
    }

    @Override
    public Set<String> keys() {
        return values.keySet();
    }
}
