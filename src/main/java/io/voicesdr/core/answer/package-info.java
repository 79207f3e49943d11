/** What the model said, checked, cut into bubbles and paced. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.answer;
