package io.jackfield.host.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UserTagsTest {
    private final UserTags tags = new UserTags();

    @Test
    void userIsTheSameToProvidersAndNobodyElse() {
        tags.use(new byte[] {1});

        assertThat(tags.of("helper", 7)).matches("[0-9a-f]{32}").isEqualTo(tags.of("helper", 7));
        assertThat(tags.of("helper", 8)).isNotEqualTo(tags.of("helper", 7));
        assertThat(tags.of("other", 7)).isNotEqualTo(tags.of("helper", 7));
    }

    @Test
    void anotherKeyGivesOtherTags() {
        tags.use(new byte[] {1});
        String before = tags.of("helper", 7);

        tags.use(new byte[] {2});

        assertThat(tags.of("helper", 7)).isNotEqualTo(before);
    }
}
