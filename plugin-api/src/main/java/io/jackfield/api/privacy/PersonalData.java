package io.jackfield.api.privacy;

import io.jackfield.api.BotView;
import io.jackfield.api.Experimental;
import java.util.Map;
import org.pf4j.ExtensionPoint;

/**
 * What a plugin holds of a person in tables of its own. What it keeps at the host's desks the host exports and erases
 * by itself. Asked by {@code jackfield admin user export} and {@code erase}.
 */
@Experimental
public interface PersonalData extends ExtensionPoint {
    /**
     * Everything of this person: texts, numbers, flags, lists and maps, which become JSON; empty when there is nothing.
     */
    Map<String, Object> export(BotView bot, long person) throws Exception;

    /** Forgets this person. The same may come twice. What law wants kept stays, without what tells who it was. */
    void erase(BotView bot, long person) throws Exception;
}
