package io.jackfield.sandbox.telegram;

/** Hears of everything that happens in a chat; called under the world's lock, so it must be quick. */
interface RoomObserver {
    void on(Room room, RoomEvent event);
}
