package io.jackfield.host.admin;

import io.jackfield.host.calls.PluginCalls;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.install.PluginInstalls;
import io.jackfield.host.install.StagedJars;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.plugins.PluginRoom;
import io.jackfield.host.store.PluginTables;
import io.jackfield.host.unload.UnloadWatch;

/** What the operators' calls about plugins work with. */
public record PluginServices(
        CoreLoop loop,
        LiveConfig config,
        PluginRoom room,
        PluginCalls calls,
        UnloadWatch watch,
        PluginInstalls installs,
        StagedJars staged,
        PluginTables tables) {}
