/**
 * A small shop on Spring Boot and Spring Data Redis, with what versions 2.7 to 4.1 of them have in
 * common. What a page does wrong stands beside what is right.
 */
package io.overdue.shop;
