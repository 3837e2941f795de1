package com.example.acme;

import io.jackfield.api.PluginContext;
import io.jackfield.lib.openai.ModelOption;
import io.jackfield.lib.openai.ModelOption.Choice;
import io.jackfield.lib.openai.Profile;
import io.jackfield.lib.openai.Protocol;
import io.jackfield.lib.openai.ProtocolProvider;
import org.pf4j.Extension;

/** Language models of Acme. */
@Extension
public final class AcmeProvider extends ProtocolProvider {
    public AcmeProvider(PluginContext context) {
        super(
                context,
                Profile.of("acme", Protocol.CHAT, "https://api.acme.example/v1")
                        .userTagIn("user")
                        .options(
                                ModelOption.effort(),
                                ModelOption.choice(
                                        "tone",
                                        Choice.asUsual("plain"),
                                        Choice.of("warm", "friendly", "style", "tone")))
                        .build());
    }
}
