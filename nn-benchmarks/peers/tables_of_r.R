# Writes tables of Debian's r-cran-mlbench and r-cran-modeldata as CSV, for defaults.sh.
#
# Usage: Rscript tables_of_r.R FOLDER. Column `target` is the last one; classes are words.
folder <- commandArgs(trailingOnly = TRUE)[1]

export <- function(package, name, target, without = c()) {
  loaded <- new.env()
  data(list = name, package = package, envir = loaded)
  table <- as.data.frame(get(name, loaded))
  table <- table[!is.na(table[[target]]), ]
  y <- table[[target]]
  table <- table[, setdiff(names(table), c(target, without)), drop = FALSE]
  table$target <- if (is.numeric(y)) y else paste0("class_", as.character(y))
  write.csv(table, file.path(folder, paste0(name, ".csv")), row.names = FALSE, na = "")
}

export("mlbench", "BostonHousing2", "cmedv", c("medv", "town", "tract"))
export("mlbench", "BreastCancer", "Class", "Id")
export("mlbench", "DNA", "Class")
export("mlbench", "Glass", "Type")
export("mlbench", "HouseVotes84", "Class")
export("mlbench", "Ionosphere", "Class")
export("mlbench", "LetterRecognition", "lettr")
export("mlbench", "Ozone", "V4")
export("mlbench", "PimaIndiansDiabetes2", "diabetes")
export("mlbench", "Satellite", "classes")
export("mlbench", "Servo", "Class")
export("mlbench", "Shuttle", "Class")
export("mlbench", "Sonar", "Class")
export("mlbench", "Soybean", "Class")
export("mlbench", "Vehicle", "Class")
export("mlbench", "Vowel", "Class")
export("mlbench", "Zoo", "type")
export("modeldata", "ad_data", "Class")
export("modeldata", "ames", "Sale_Price")
export("modeldata", "attrition", "Attrition")
export("modeldata", "car_prices", "Price")
export("modeldata", "concrete", "compressive_strength")
export("modeldata", "credit_data", "Status")
export("modeldata", "hpc_data", "class")
export("modeldata", "mlc_churn", "churn")
export("modeldata", "Sacramento", "price")
export("modeldata", "two_class_dat", "Class")
export("modeldata", "wa_churn", "churn")
