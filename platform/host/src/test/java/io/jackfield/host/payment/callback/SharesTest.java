package io.jackfield.host.payment.callback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharesTest {
    private final Shares shares = new Shares();

    private void fill(String provider, boolean trusted, int calls) {
        for (int call = 0; call < calls; call++) {
            assertThat(shares.enter(provider, trusted)).isTrue();
        }
    }

    @Test
    void slowProviderHoldsUpNoOther() {
        fill("slow", true, Shares.MOST);

        assertThat(shares.enter("slow", true)).isFalse();
        assertThat(shares.enter("quick", true)).isTrue();
        shares.leave("slow", true);
        assertThat(shares.enter("slow", true)).isTrue();
    }

    @Test
    void strangersLeaveRoomForWhoIsKnown() {
        fill("click", false, Shares.MOST / 2);

        assertThat(shares.enter("click", false)).isFalse();
        fill("click", true, Shares.MOST / 2);
        assertThat(shares.enter("click", true)).isFalse();
        shares.leave("click", false);
        assertThat(shares.enter("click", false)).isTrue();
    }
}
