/** Whether what an answer claims stands anywhere (law 8). */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.grounding;
