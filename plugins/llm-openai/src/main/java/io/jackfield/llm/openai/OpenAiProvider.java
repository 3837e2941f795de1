package io.jackfield.llm.openai;

import io.jackfield.api.PluginContext;
import io.jackfield.lib.openai.ModelOption;
import io.jackfield.lib.openai.ModelOption.Choice;
import io.jackfield.lib.openai.Profile;
import io.jackfield.lib.openai.Protocol;
import io.jackfield.lib.openai.ProtocolProvider;
import org.pf4j.Extension;

/** Language models of OpenAI. */
@Extension
public final class OpenAiProvider extends ProtocolProvider {
    public OpenAiProvider(PluginContext context) {
        super(
                context,
                Profile.of("openai", Protocol.RESPONSES, "https://api.openai.com/v1")
                        .protocolChoosable()
                        // The second one keeps a user's dialogues together, where their beginnings are in the cache.
                        .userTagIn("safety_identifier", "prompt_cache_key")
                        .answerLimitIn("max_completion_tokens")
                        .options(
                                ModelOption.effort(),
                                ModelOption.temperature(),
                                // Summaries: what the models really think is never shown.
                                ModelOption.choice(
                                        "thoughts",
                                        Choice.asUsual("hide"),
                                        Choice.of("brief", "concise", "reasoning", "summary"),
                                        Choice.of("show", "auto", "reasoning", "summary")))
                        .build());
    }
}
