package io.jackfield.host.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.host.store.StoredOperator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StaffRulesTest {
    private static Operator asker(OperatorRole role) {
        return new Operator(Optional.of("eve"), role.rights());
    }

    private static StoredOperator stored(long id, String role, List<String> beside, Optional<Instant> disabled) {
        return new StoredOperator(
                id,
                "op" + id,
                role,
                beside,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                disabled,
                Optional.empty());
    }

    @Test
    void nobodyGivesWhatTheyDoNotHold() {
        assertThatThrownBy(() -> StaffRules.requireHolds(
                        asker(OperatorRole.OPERATOR), OperatorRole.ADMIN.rights(), "bob would get"))
                .hasMessageContaining("read-content")
                .hasMessageContaining("operators");
        assertThatCode(() -> StaffRules.requireHolds(
                        asker(OperatorRole.OPERATOR), OperatorRole.SUPPORT.rights(), "bob would get"))
                .doesNotThrowAnyException();
    }

    @Test
    void lastOneWhoLooksAfterOthersStaysUnlessTheHostsTokenAsks() {
        StoredOperator only = stored(1, "admin", List.of(), Optional.empty());
        StoredOperator asleep = stored(2, "admin", List.of(), Optional.of(Instant.EPOCH));
        List<StoredOperator> all = List.of(only, asleep, stored(3, "operator", List.of(), Optional.empty()));

        assertThatThrownBy(() -> StaffRules.requireNotLast(asker(OperatorRole.ADMIN), all, only, Set.of()))
                .hasMessageContaining("the last one");
        assertThatCode(() -> StaffRules.requireNotLast(Operator.ofToken(), all, only, Set.of()))
                .doesNotThrowAnyException();
        assertThatCode(() -> StaffRules.requireNotLast(
                        asker(OperatorRole.ADMIN),
                        List.of(only, stored(4, "viewer", List.of("operators"), Optional.empty())),
                        only,
                        Set.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void rightsAreThoseOfTheRoleAndThoseBesideItAndWordsOfOthersCountNothing() {
        assertThat(StaffRules.rights("support", List.of("read-content", "fly")))
                .contains(OperatorRight.READ_CONTENT, OperatorRight.LETTERS)
                .hasSize(OperatorRole.SUPPORT.rights().size() + 1);
        assertThat(StaffRules.rights("emperor", List.of())).isEmpty();
    }
}
