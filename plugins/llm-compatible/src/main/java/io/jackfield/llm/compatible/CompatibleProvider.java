package io.jackfield.llm.compatible;

import io.jackfield.api.PluginContext;
import io.jackfield.lib.openai.ModelOption;
import io.jackfield.lib.openai.ModelOption.Choice;
import io.jackfield.lib.openai.Profile;
import io.jackfield.lib.openai.Protocol;
import io.jackfield.lib.openai.ProtocolProvider;
import org.pf4j.Extension;

/** Language models on a server of one's own: Ollama, llama.cpp, vLLM and whatever else speaks OpenAI's protocols. */
@Extension
public final class CompatibleProvider extends ProtocolProvider {
    public CompatibleProvider(PluginContext context) {
        super(
                context,
                Profile.anywhere("compatible", Protocol.CHAT)
                        .protocolChoosable()
                        .options(
                                ModelOption.effort(),
                                ModelOption.temperature(),
                                // As the templates of most thinking models want it from vLLM and llama.cpp.
                                ModelOption.choice(
                                        "thinking",
                                        Choice.of("on", true, "chat_template_kwargs", "enable_thinking"),
                                        Choice.of("off", false, "chat_template_kwargs", "enable_thinking")))
                        .build());
    }
}
