package io.jackfield.host.llm;

import io.jackfield.host.config.ModelOffer;
import java.math.BigDecimal;

/** Lets a question through if the asker's plan allows it. Blocking, on the plugin's thread. */
public interface SpendingGate {
    /**
     * Takes what a question may cost off what the user has left.
     *
     * @param estimatedTokens of the prompt and of the longest answer
     * @return to be settled or released, once
     * @throws io.jackfield.api.JackfieldException with {@code QUOTA_EXCEEDED} or {@code SUBSCRIPTION_REQUIRED} when the
     *     plan does not allow it
     */
    Hold reserve(String bot, long user, ModelOffer offer, long estimatedTokens);

    /** What was taken off for one question. Only the first call of either method counts. */
    interface Hold {
        /**
         * Charges what was really used.
         *
         * @param answered the offer that answered: the one asked, or a fallback
         * @param tokens read and written
         * @param costUsd zero when nobody knows
         */
        void settle(ModelOffer answered, long tokens, BigDecimal costUsd);

        /** Gives everything back: no answer came. */
        void release();
    }

    /** Holds nothing. */
    enum OpenHold implements Hold {
        INSTANCE;

        @Override
        public void settle(ModelOffer answered, long tokens, BigDecimal costUsd) {
            // Nothing was taken off.
        }

        @Override
        public void release() {
            // Nothing was taken off.
        }
    }
}
