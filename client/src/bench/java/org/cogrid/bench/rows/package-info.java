/** What is measured, a few rows of the table each. */
package org.cogrid.bench.rows;
