package io.jackfield.host.turn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.ReplyPart;
import io.jackfield.host.config.Permission;
import io.jackfield.host.trust.Grant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What plugins may call by its name in the Bot API. Free is what acts in the chat that is answered;
 * {@link Permission#MESSAGES} opens other chats for it, {@link Permission#PAYMENTS} what moves money,
 * {@link Permission#TELEGRAM} everything else. How a bot gets its updates is the host's alone.
 */
public final class RawCalls {
    private static final Set<String> NEVER = names("setWebhook deleteWebhook getUpdates logOut close");

    private static final Set<String> MONEY = names("""
            answerPreCheckoutQuery answerShippingQuery approveSuggestedPost convertGiftToStars createInvoiceLink
            createChatSubscriptionInviteLink editChatSubscriptionInviteLink editUserStarSubscription
            getBusinessAccountStarBalance getMyStarBalance getStarTransactions giftPremiumSubscription refundStarPayment sendGift
            sendInvoice sendPaidMedia transferBusinessAccountStars transferGift upgradeGift""");

    private static final Set<String> IN_ITS_CHAT = names("""
            sendMessage sendMessageDraft sendRichMessage sendRichMessageDraft sendPhoto sendAudio sendDocument sendVideo
            sendAnimation sendVoice sendVideoNote sendMediaGroup sendLocation sendVenue sendContact sendPoll sendDice sendSticker
            sendGame sendChecklist sendChatAction copyMessage copyMessages forwardMessage forwardMessages
            editMessageText editMessageCaption editMessageMedia editMessageLiveLocation editMessageReplyMarkup
            editMessageChecklist stopMessageLiveLocation stopPoll deleteMessage deleteMessages setMessageReaction
            pinChatMessage unpinChatMessage unpinAllChatMessages setGameScore getGameHighScores setChatMenuButton
            getChatMenuButton getChat getChatMember getChatMemberCount getChatAdministrators""");

    /** They name no chat, and what they show or do is for whoever asks. */
    private static final Set<String> CHATLESS =
            names("answerCallbackQuery getFile getMe getStickerSet getCustomEmojiStickers getForumTopicIconStickers");

    /** Free with a scope that names the chat, as {@code {type: chat, chat_id: …}}. */
    private static final Set<String> SCOPED = names("setMyCommands deleteMyCommands getMyCommands");

    private static final String CHAT = "chat_id";
    private static final String INLINE_MESSAGE = "inline_message_id";
    private static final String ON_BEHALF = "business_connection_id";

    /** Texts of top level that Telegram takes as they are, whatever they look like. */
    private static final Set<String> PLAIN = Set.of(
            "text",
            "caption",
            "title",
            "description",
            "question",
            "explanation",
            "performer",
            "address",
            "first_name",
            "last_name",
            "vcard",
            "emoji");

    /** Reads at least what Telegram reads. */
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                    JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS,
                    JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                    JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private RawCalls() {}

    /**
     * Throws {@link StandardError#NOT_PERMITTED} for the first call of the reply to {@code chat} that the plugin may
     * not make.
     */
    public static void check(Reply reply, long chat, Grant grant) {
        for (ReplyPart part : reply.parts()) {
            if (part instanceof ReplyPart.Call call) {
                check(call.method(), call.parameters(), Optional.of(Long.toString(chat)), grant);
            }
        }
    }

    /** The same for one call that answers in no chat. */
    public static void check(String method, Map<String, Object> parameters, Grant grant) {
        check(method, parameters, Optional.empty(), grant);
    }

    private static void check(String method, Map<String, Object> parameters, Optional<String> chat, Grant grant) {
        // Telegram does not look at capitals in names of methods.
        String name = method.toLowerCase(Locale.ROOT);
        if (NEVER.contains(name)) {
            throw new JackfieldException(
                    StandardError.NOT_PERMITTED,
                    "plugin " + grant.plugin() + " may not call " + method
                            + ": how a bot gets its updates is the host's alone, and no permission opens it");
        }
        Map<String, Object> read = readable(parameters);
        Optional<String> other = chat.flatMap(own -> otherChat(read, own));
        if (MONEY.contains(name)) {
            grant.require(Permission.PAYMENTS, "call " + method + ", which moves money");
        } else if (!isFree(name, read) || read.containsKey(ON_BEHALF)) {
            grant.require(Permission.TELEGRAM, "call " + method + " of the Bot API");
            return;
        }
        other.ifPresent(found -> grant.require(Permission.MESSAGES, "call " + method + " for the other chat " + found));
    }

    private static boolean isFree(String name, Map<String, Object> parameters) {
        return CHATLESS.contains(name)
                || IN_ITS_CHAT.contains(name)
                || SCOPED.contains(name)
                        && parameters.get("scope") instanceof Map<?, ?> scope
                        && scope.get(CHAT) != null
                        && String.valueOf(scope.get("type")).startsWith("chat");
    }

    /** As they will be written, with what is given as JSON text unpacked: Telegram takes both. */
    private static Map<String, Object> readable(Map<String, Object> parameters) {
        Map<String, Object> read = LENIENT.convertValue(parameters, new TypeReference<>() {});
        read.replaceAll(
                (name, value) -> value instanceof String text && !PLAIN.contains(name) ? unpacked(text) : value);
        return read;
    }

    private static Object unpacked(String text) {
        if (!text.matches("(?s)\\s*[\\[{].*")) {
            return text;
        }
        try {
            return LENIENT.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            if (text.contains("\\") || text.toLowerCase(Locale.ROOT).contains(CHAT)) {
                throw new JackfieldException(
                        StandardError.REPLY_INVALID,
                        "a parameter of a raw call begins like JSON and is none; give a map or a list instead of text",
                        e);
            }
            return text;
        }
    }

    /** Also deep inside, as in {@code reply_parameters}, and under names such as {@code from_chat_id}. */
    private static Optional<String> otherChat(Object value, String chat) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .flatMap(entry -> isChat(entry.getKey())
                                ? Stream.of(String.valueOf(entry.getValue())).filter(named -> !named.equals(chat))
                                : otherChat(entry.getValue(), chat).stream())
                        .findFirst();
            case Collection<?> items ->
                items.stream().flatMap(item -> otherChat(item, chat).stream()).findFirst();
            case null, default -> Optional.empty();
        };
    }

    /** A message of inline mode may be in any chat. */
    private static boolean isChat(Object key) {
        String name = String.valueOf(key).toLowerCase(Locale.ROOT);
        return name.endsWith(CHAT) || name.equals(INLINE_MESSAGE);
    }

    private static Set<String> names(String words) {
        return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
