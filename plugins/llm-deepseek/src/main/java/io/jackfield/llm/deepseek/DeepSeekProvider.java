package io.jackfield.llm.deepseek;

import io.jackfield.api.PluginContext;
import io.jackfield.lib.openai.ModelOption;
import io.jackfield.lib.openai.ModelOption.Choice;
import io.jackfield.lib.openai.Profile;
import io.jackfield.lib.openai.Protocol;
import io.jackfield.lib.openai.ProtocolProvider;
import org.pf4j.Extension;

/** Language models of DeepSeek. They think unless they are told not to. */
@Extension
public final class DeepSeekProvider extends ProtocolProvider {
    public DeepSeekProvider(PluginContext context) {
        super(
                context,
                Profile.of("deepseek", Protocol.CHAT, "https://api.deepseek.com")
                        .userTagIn("user_id")
                        .options(
                                ModelOption.choice(
                                        "thinking",
                                        Choice.of("on", "enabled", "thinking", "type"),
                                        Choice.of("off", "disabled", "thinking", "type")),
                                ModelOption.effort(),
                                ModelOption.temperature())
                        .build());
    }
}
