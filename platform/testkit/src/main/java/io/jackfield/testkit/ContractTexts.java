package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

/** What suites ask of texts. */
final class ContractTexts {
    private ContractTexts() {}

    /** Every language has the title, and none lacks what another has. */
    static void requireTitle(JackfieldExtension plugin, InMemoryHost host, String key) {
        assertThat(plugin.textLanguages()).as("languages of the texts").isNotEmpty();
        assertThat(plugin.textLanguages())
                .allSatisfy(language -> assertThat(host.context().texts().get(language, key))
                        .as("text %s in %s", key, language)
                        .isNotBlank());
        assertThat(plugin.textDifferences())
                .as("keys, arguments and forms of plurals that one language has and another has not")
                .isEmpty();
    }
}
