/** What users send and what they get: chats, people, incoming messages and files, replies, keyboards. Values only. */
package io.jackfield.api.chat;
