/** For tests of programs that use Cogrid. */
@NullMarked
package org.cogrid.client.junit;

import org.jspecify.annotations.NullMarked;
