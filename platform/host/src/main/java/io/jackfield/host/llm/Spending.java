package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.host.config.ModelOffer;
import java.math.BigDecimal;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one question takes off what its user has left. */
final class Spending {
    private static final Logger LOG = LoggerFactory.getLogger(Spending.class);

    private final SpendingGate gate;
    private final String bot;
    private final OptionalLong user;
    private final ModelOffer asked;
    private final long estimatedTokens;
    private SpendingGate.Hold hold = SpendingGate.OpenHold.INSTANCE;

    /** @param user nobody is charged when absent */
    Spending(SpendingGate gate, String bot, OptionalLong user, ModelOffer asked, long estimatedTokens) {
        this.gate = gate;
        this.bot = bot;
        this.user = user;
        this.asked = asked;
        this.estimatedTokens = estimatedTokens;
    }

    /** Throws {@code QUOTA_EXCEEDED} or {@code SUBSCRIPTION_REQUIRED} when the user's plan does not allow it. */
    void reserve() {
        hold = reserve(asked);
    }

    private SpendingGate.Hold reserve(ModelOffer offer) {
        return user.isPresent()
                ? gate.reserve(bot, user.getAsLong(), offer, estimatedTokens)
                : SpendingGate.OpenHold.INSTANCE;
    }

    /** Whether the user's plan lets this fallback stand in. One that is for subscribers has to be asked for. */
    boolean allows(ModelOffer fallback) {
        if (!fallback.premium() || asked.premium()) {
            return true;
        }
        try {
            SpendingGate.Hold own = reserve(fallback);
            hold.release();
            hold = own;
            return true;
        } catch (JackfieldException refused) {
            return false;
        }
    }

    /** The question has its answer; it was free when there is none. */
    void settle(ModelOffer answered, Answer answer) {
        if (answer.text().isEmpty()) {
            release();
            return;
        }
        // The answer is there, whatever becomes of the account; and an interrupt must not make it free.
        boolean interrupted = Thread.interrupted();
        try {
            hold.settle(
                    answered,
                    answer.usage().inputTokens() + answer.usage().outputTokens(),
                    answer.usage().costUsd().orElse(BigDecimal.ZERO));
        } catch (JackfieldException e) {
            LOG.error("models: bot={} offer={} an answer could not be charged", bot, answered.id(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The same without an answer. */
    void release() {
        boolean interrupted = Thread.interrupted();
        try {
            hold.release();
        } catch (JackfieldException e) {
            LOG.error("models: bot={} offer={} what was reserved could not be given back", bot, asked.id(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
