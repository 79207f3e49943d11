/** What tables used to give: figures and lists over many chats, each a pure function of their histories. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.view;
