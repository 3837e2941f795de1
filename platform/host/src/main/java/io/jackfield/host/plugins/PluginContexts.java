package io.jackfield.host.plugins;

import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginInfo;
import io.jackfield.host.config.FileConfig;

/** Gives each plugin its context. */
@FunctionalInterface
public interface PluginContexts {
    PluginContext create(PluginInfo info, FileConfig config, PropertyTexts texts, RegistrationScope scope);
}
